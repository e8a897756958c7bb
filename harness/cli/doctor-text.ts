import type { BackendReport } from "../nn/index.ts";

/** A paragraph for each backend, best first, and which one is taken. */
export function doctorText(backends: readonly BackendReport[], power: string | null): string {
  const best = backends.find(({ state }) => state === "ready");
  return [
    ...backends.map(backendText),
    `taken where no --backend is named: ${best?.name ?? "none, since none is ready"}`,
    ...(power === null ? [] : [`power: ${power}`]),
  ].join("\n");
}

function backendText({
  name,
  state,
  reason,
  versions,
  device,
  memoryGiB,
  matmul,
  install,
}: BackendReport): string {
  const memory = memoryGiB === null ? "" : `, ${memoryGiB.toFixed(1)} GiB`;
  const lines = [
    `${name.padEnd(9)} ${state}${reason === null ? "" : `: ${reason}`}`,
    device === null ? null : `device    ${device}${memory}`,
    versions.length === 0 ? null : `versions  ${versions.join(", ")}`,
    matmul === null ? null : `matmul    ${speedText(matmul.gflops)} (${matmul.side} x ${matmul.side})`,
    install === null ? null : `install   ${install}`,
  ].filter((line) => line !== null);
  return `${lines.join("\n          ")}\n`;
}

function speedText(gflops: number): string {
  return gflops >= 1000 ? `${(gflops / 1000).toFixed(1)} TFLOP/s` : `${gflops.toPrecision(3)} GFLOP/s`;
}
