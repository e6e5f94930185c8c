/** Turns of all loops in one call, far more than any call of the suite takes. */
const MOST_TURNS = 30_000_000;

const globals = globalThis as unknown as { __turn: () => void; __reached: (place: number) => void };
let turns = 0;
let reached = new Set<number>();

/** A loop without an end throws, and every call of `wasEndless` says so once. */
globals.__turn = () => {
  turns += 1;
  if (turns > MOST_TURNS) throw new Error('a loop without an end');
};
globals.__reached = (place) => {
  reached.add(place);
};

export function wasEndless(): boolean {
  const was = turns > MOST_TURNS;
  turns = 0;
  return was;
}

/** The places that were reached since this was called last. */
export function takeReached(): ReadonlySet<number> {
  const taken = reached;
  reached = new Set();
  return taken;
}
