import pc from 'picocolors';

/** Functions that color text or return it unchanged. */
export interface Style {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Returns a style with colors if `stream` is a terminal. `NO_COLOR` and `FORCE_COLOR` override that. */
export function styleFor(stream: { readonly isTTY?: boolean }): Style {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  return pc.createColors(!NO_COLOR && (FORCE_COLOR !== undefined || stream.isTTY === true));
}

/** A style without colors. */
export const plainStyle: Style = pc.createColors(false);
