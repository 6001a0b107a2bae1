export { axe, faultsFor } from './axe.ts';
export { emailOf, TestBrowser, type Window } from './browser.ts';
export { type DemoApp, demoApp } from './demo-app.ts';
export { type DemoHouse, openDemoHouse } from './demo-house.ts';
export { apply, orderShown, planOf, plenty, stands } from './journey.ts';
