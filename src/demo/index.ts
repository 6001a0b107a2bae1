export { type DemoFounded, type DemoOptions, foundDemo } from './found-demo.ts';
