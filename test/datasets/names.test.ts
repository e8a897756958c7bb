import { describe, expect, it } from "vitest";
import { SUPERNET_TRUTH, TABLE_FILES, WHOLE_TEST_SET_FILES, zones } from "../../datasets/catalogue/index.ts";
import {
  DatasetError,
  DatasetStore,
  type StoreOptions,
  UnknownDatasetError,
  UnreachableError,
} from "../../datasets/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { scratchFolder } from "./scratch-folder.ts";

const nowhere = () => new DatasetStore({ cacheDir: scratchFolder(), network: false });

describe("the catalogue", () => {
  it("names 214 zones, each with a digest and a URL at a full commit", () => {
    expect(zones().size).toBe(214);
    for (const { file } of zones().values()) {
      expect(file.digest.hex).toMatch(
        file.digest.algorithm === "sha256" ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{40}$/,
      );
      expect(file.url).toMatch(/^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/[0-9a-f]{40}\//);
    }
  });

  it("gives every file of the table an id of its own, a size, a licence and a citation", () => {
    const files = [...Object.values(TABLE_FILES), ...Object.values(WHOLE_TEST_SET_FILES), SUPERNET_TRUTH];
    expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
    for (const { bytes, digest, source, url } of files) {
      expect(bytes).toBeGreaterThan(0);
      expect(digest.hex).toMatch(/^[0-9a-f]{64}$/);
      expect(url).toMatch(/\/[0-9a-f]{40}\//);
      expect(Math.min(source.licence.length, source.citation.length, source.bibtex.length)).toBeGreaterThan(
        2,
      );
    }
  });
});

describe("names", () => {
  it("lists the nearest zones first", async () => {
    const unknown = nowhere().trace("US-CAL-CISOO");
    await expect(unknown).rejects.toThrow(
      /unknown zone "US-CAL-CISOO"; known zones, nearest first: US-CAL-CISO, US-CAL/,
    );
    await expect(unknown).rejects.toBeInstanceOf(UnknownDatasetError);
    await expect(unknown).rejects.toBeInstanceOf(UsageError);
  });

  it("lists the sources of a zone, the zones with forecasts, and datasets", async () => {
    await expect(nowhere().trace("US-CAL-CISO@originl")).rejects.toThrow("US-CAL-CISO@original");
    await expect(nowhere().trace("DE@original")).rejects.toThrow("nearest first: DE");
    await expect(nowhere().issuedForecasts("FR")).rejects.toThrow("nearest first: DE, ");
    await expect(nowhere().export("nasbench201-cifar", "csv")).rejects.toThrow(
      "nearest first: nasbench201-cifar10",
    );
  });

  it("lists where each dataset is: a mirror that lacks a file is not the network", async () => {
    const placeIn = async (options: StoreOptions): Promise<string | undefined> => {
      const store = new DatasetStore({ cacheDir: scratchFolder(), ...options });
      return (await store.list()).find(({ name }) => name === "carbon/DE")?.place;
    };
    expect(await placeIn({})).toBe("network");
    expect(await placeIn({ mirror: scratchFolder() })).toBe("absent");
    expect(await placeIn({ network: false })).toBe("absent");
  });

  it("checks every name before it fetches the first", async () => {
    await expect(nowhere().pull(["carbon/DE", "carbon/DEE"])).rejects.toThrow('unknown zone "DEE"');
  });

  it("tells what is not reachable from what is bad", async () => {
    await expect(nowhere().table()).rejects.toBeInstanceOf(UnreachableError);
    await expect(nowhere().table()).rejects.toBeInstanceOf(DatasetError);
  });
});
