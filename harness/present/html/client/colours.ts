type Rgb = readonly [number, number, number];

/** From a number to a colour, over a range whose ends and kind are drawn beside the picture. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  colour(value: number): string;
}

/** Lightness rises all the way, so that the order survives any colour blindness and grey print. */
const RISING = ['#1a1446', '#2d3e8f', '#2a72a8', '#2fa39a', '#8ccb70', '#f4e96b'].map(rgb);
/** Blue is less and orange is more; they differ for every common colour blindness. */
const LIGHT_SIGNED = ['#0b3c8c', '#3f7fc4', '#9cc4e8', '#f4f4f2', '#f6b98a', '#d9692a', '#8c2d04'].map(rgb);
const DARK_SIGNED = ['#a5d0f7', '#4b8fd6', '#274a76', '#22262d', '#733f1e', '#dd7436', '#fcbf8d'].map(rgb);

export function valueScale(values: Iterable<number>): Scale {
  let [from, to] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  if (from > to) [from, to] = [0, 1];
  const width = to - from;
  return { from, to, colour: (value) => mixed(RISING, width === 0 ? 0.5 : (value - from) / width) };
}

/** Symmetric around zero. */
export function signedScale(values: Iterable<number>, dark: boolean): Scale {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  const to = largest === 0 ? 1 : largest;
  const stops = dark ? DARK_SIGNED : LIGHT_SIGNED;
  return { from: -to, to, colour: (value) => mixed(stops, value / to / 2 + 0.5) };
}

function mixed(stops: readonly Rgb[], share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const low = Math.min(Math.floor(place), stops.length - 2);
  const part = place - low;
  const [red, green, blue] = stops[low].map((channel, at) =>
    Math.round(channel + (stops[low + 1][at] - channel) * part),
  );
  return `rgb(${red},${green},${blue})`;
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}
