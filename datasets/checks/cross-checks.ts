import type { ArchitectureTable } from "../../harness/nas/index.ts";
import { median } from "../../harness/analysis/index.ts";
import { SUPERNET_TRUTH, WHOLE_TEST_SET_FILES } from "../catalogue/index.ts";
import { convertSupernet } from "../few-shot-nas/convert.ts";
import { convertPerfMetrics } from "../freerea-perfmetrics/convert.ts";
import { agrees, exactly, type CheckResult } from "./check-result.ts";

/** Reads an upstream file as text. */
type ReadText = (file: (typeof WHOLE_TEST_SET_FILES)["cifar100"]) => Promise<string>;

/** What files that the table does not use must say of the same architectures. */
export async function crossChecks(
  { architectures, columns }: ArchitectureTable,
  read: ReadText,
): Promise<CheckResult[]> {
  const truth = convertSupernet(await read(SUPERNET_TRUTH), SUPERNET_TRUTH.id, architectures);
  const differences = columns.cifar10_test_200.map((value, i) => Math.abs(value - truth[i]));
  return [
    agrees("older seed set: median difference of test accuracy", median(differences), "0.003"),
    await halvesCheck("cifar100", columns.cifar100_test_200, read),
    await halvesCheck("imagenet16", columns.imagenet16_test_200, read),
  ];
}

/** x-valid, the other half of a test set, is 2 x (whole set) - (x-test): an accuracy, or the files do not belong together. */
async function halvesCheck(
  dataSet: keyof typeof WHOLE_TEST_SET_FILES,
  xTest: Float64Array,
  read: ReadText,
): Promise<CheckResult> {
  const file = WHOLE_TEST_SET_FILES[dataSet];
  const whole = convertPerfMetrics(await read(file), file.id).testAccuracy;
  const impossible = whole.filter((value, i) => {
    const xValid = 2 * value - xTest[i];
    return xValid < 0 || xValid > 100;
  }).length;
  return exactly(`${dataSet}: architectures whose x-valid accuracy is impossible`, impossible, 0);
}
