/** The user asked for something that is not there or does not fit: exit code 2, and a message that says what would. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
