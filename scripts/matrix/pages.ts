export function pages(): Record<string, string> {
  return {};
}
