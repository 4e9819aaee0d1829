/** Chinese first, English second. */
export function Words({ zh, en }: { zh: string; en: string }) {
  return (
    <span class="words">
      <span class="zh">{zh}</span>
      <span class="en" lang="en">
        {en}
      </span>
    </span>
  );
}

/** The same in one string, for labels that are read aloud. */
export const label = (zh: string, en: string): string => `${zh} ${en}`;
