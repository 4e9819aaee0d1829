/** Segments of a digit, clockwise from the top, the middle last: `abcdef g`. */
const segmentsOf = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcdfg'];

/** Outlines in a field of 20 × 34. */
const outlines: Readonly<Record<string, string>> = {
  a: 'M4 2 H16 L13.5 5 H6.5 Z',
  b: 'M17 3 V15.5 L15.5 16.5 L14 15 V6 Z',
  c: 'M17 31 V18.5 L15.5 17.5 L14 19 V28 Z',
  d: 'M4 32 H16 L13.5 29 H6.5 Z',
  e: 'M3 31 V18.5 L4.5 17.5 L6 19 V28 Z',
  f: 'M3 3 V15.5 L4.5 16.5 L6 15 V6 Z',
  g: 'M5 17 L6.5 15.5 H13.5 L15 17 L13.5 18.5 H6.5 Z',
};

function Digit({ value }: { value: number | null }) {
  const on = value === null ? '' : (segmentsOf[value] ?? '');
  return (
    <svg viewBox="0 0 20 34" aria-hidden="true">
      {Object.entries(outlines).map(([name, path]) => (
        <path key={name} d={path} class={on.includes(name) ? 'on' : 'off'} />
      ))}
    </svg>
  );
}

/** The display of a keypad: six positions, three and three. */
export function SixDigits({
  display,
  small = false,
}: {
  display: readonly (number | null)[];
  small?: boolean;
}) {
  const spoken = display.map((position) => position ?? '–').join('');
  return (
    <span class={small ? 'digits small' : 'digits'} role="img" aria-label={`显示 display ${spoken}`}>
      {display.map((value, i) => (
        <Digit key={i} value={value} />
      ))}
    </span>
  );
}
