import { TENTHS, trainingGpus, type ActionSpace } from "./action-space.ts";

/** Ten actions, 0..9, by softmax. */
export const discreteActions: ActionSpace = {
  name: "discrete",
  outputs: TENTHS,

  draw(outputs, random) {
    const chances = softmax(outputs);
    let left = random.next();
    for (let action = 0; action < TENTHS - 1; action++) {
      left -= chances[action];
      if (left < 0) return action;
    }
    return TENTHS - 1;
  },

  expectedTraining: (outputs, gpus) =>
    softmax(outputs).reduce((sum, chance, action) => sum + chance * trainingGpus(action, gpus), 0),

  lossGradient(outputs, action, advantage, entropyWeight) {
    const chances = softmax(outputs);
    const logs = chances.map((chance) => Math.log(Math.max(chance, Number.MIN_VALUE)));
    const entropy = -chances.reduce((sum, chance, i) => sum + chance * logs[i], 0);
    return chances.map(
      (chance, i) =>
        advantage * (chance - (i === action ? 1 : 0)) + entropyWeight * chance * (logs[i] + entropy),
    );
  },
};

function softmax(outputs: ArrayLike<number>): number[] {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < outputs.length; i++) highest = Math.max(highest, outputs[i]);
  const weights = Array.from(outputs, (output) => Math.exp(output - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
