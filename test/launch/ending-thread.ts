/** What a test's threads do: answer, throw, or end in the middle of a task. */
export default function run(task: "answer" | "throw" | "end"): string {
  if (task === "throw") throw new Error("no such task");
  if (task === "end") process.exit(3);
  return "answered";
}
