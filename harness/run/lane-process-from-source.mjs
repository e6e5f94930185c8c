import { register } from 'tsx/esm/api';

register();
await import('./lane-process.ts');
