import { BackendMissing, PackageMissing } from "./backend.ts";

/**
 * Imports a package that a user may or may not have installed.
 * @throws BackendMissing where it is not there, or there without its native part.
 */
export async function importOptional(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
      throw new PackageMissing(`${name} is not installed`, { cause: error });
    }
    const [firstLine] = message.trim().split("\n");
    throw new BackendMissing(`${name} does not load: ${firstLine}`, { cause: error });
  }
}
