import { extentProbes } from './extent-probes.ts';
import { extremeProbes } from './extreme-probes.ts';
import { frontEndProbes } from './front-end-probes.ts';
import { gradientProbes } from './gradient-probes.ts';
import { layoutProbes } from './layout-probes.ts';
import { longAxisProbes } from './long-axis-probes.ts';
import { operatorProbes } from './operator-probes.ts';
import { planeProbes } from './plane-probes.ts';
import type { Probe } from './probe.ts';
import { ratioProbes } from './ratio-probes.ts';
import { stateProbes } from './state-probes.ts';
import { subnormalProbes } from './subnormal-probes.ts';
import { tieProbes } from './tie-probes.ts';
import { viewProbes } from './view-probes.ts';

export const PROBES: readonly Probe[] = [
  ...operatorProbes,
  ...longAxisProbes,
  ...ratioProbes,
  ...planeProbes,
  ...extentProbes,
  ...stateProbes,
  ...subnormalProbes,
  ...extremeProbes,
  ...frontEndProbes,
  ...tieProbes,
  ...gradientProbes,
  ...viewProbes,
  ...layoutProbes,
];
