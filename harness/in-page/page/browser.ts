export { runConformance } from '../index.ts';
