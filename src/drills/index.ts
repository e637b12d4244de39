export { registerDrills, type DemoState, type Drills } from './register-drills.ts';
