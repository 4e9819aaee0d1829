/** How a card is laid: it comes down on the reader, lies there, and is lifted again. */
export function LaidCard() {
  return (
    <svg class="laid-card" viewBox="0 0 520 400" aria-hidden="true">
      <rect class="reader" x="60" y="120" width="400" height="264" rx="34" />
      <rect class="bed" x="104" y="160" width="312" height="184" rx="20" />
      <g class="waves">
        <path d="M236 252a34 34 0 0 1 48 0" />
        <path d="M216 228a62 62 0 0 1 88 0" />
        <path d="M196 204a90 90 0 0 1 128 0" />
      </g>
      <circle class="lamp" cx="260" cy="364" r="7" />
      <g class="card">
        <rect class="face" x="120" y="170" width="280" height="164" rx="14" />
        <rect class="photo" x="306" y="196" width="68" height="88" rx="8" />
        <circle class="head" cx="340" cy="226" r="15" />
        <path class="head" d="M314 276c0-34 52-34 52 0z" />
        <path class="lines" d="M146 204h86M146 234h122M146 264h122M146 304h200" />
      </g>
    </svg>
  );
}
