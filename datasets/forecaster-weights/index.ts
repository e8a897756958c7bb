export { committedWeights, readWeights, weightsName, writeWeights } from "./weights-files.ts";
