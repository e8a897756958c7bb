/** Name of the table, as users and reports know it. */
export const TABLE_NAME = "nasbench201-cifar10";

/** Raise when the same files shall give other columns: it makes older converted tables stale. */
export const TABLE_CONVERTER_VERSION = 1;
