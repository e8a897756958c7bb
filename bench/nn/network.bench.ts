import type { Case } from "../case.ts";

const CELLS = {
  "six 3x3 convolutions":
    "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|",
  "two 3x3 convolutions": "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
};

export default Object.entries(CELLS).map(([cell, architecture]): Case => ({
  name: `network, training step, batch 64, N=1, ${cell}, wasm`,
  async load() {
    const { networkStep } = await import("./network-step.ts");
    return { run: await networkStep(architecture, "wasm") };
  },
}));
