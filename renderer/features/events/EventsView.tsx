/** Events of all PDUs and what people did, in one list. */
export function EventsView() {
  return <div />;
}
