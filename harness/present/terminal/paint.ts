/** Colours a text, or leaves it as it is. The words of a text never depend on it. */
export type Paint = (colour: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) => string;

export const plain: Paint = (_, text) => text;

/** How a text is to look: in these colours, no wider than this. */
export interface Style {
  readonly paint: Paint;
  readonly width: number;
}
