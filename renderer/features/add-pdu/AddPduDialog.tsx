export function AddPduDialog() {
  return null;
}
