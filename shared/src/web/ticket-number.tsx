/** A number as it is called: its letter and digits never part. Read aloud character by character. */
export function TicketNumber({ number }: { number: string }) {
  return (
    <span class="ticket-number">
      <span aria-hidden="true">{number}</span>
      <span class="only-heard">{Array.from(number).join(' ')}</span>
    </span>
  );
}
