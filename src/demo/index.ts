export { DEMO_PASSWORD } from './colleagues.ts';
export { type DemoFounded, type DemoOptions, foundDemo } from './found-demo.ts';
