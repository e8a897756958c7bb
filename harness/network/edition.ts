/**
 * Raised when a string builds another network than before, or its weights begin otherwise: what was trained of one edition is
 * not gone on with, nor held beside, as another's. 2: padding and first weights as in PyTorch; NASNet's pools without batch norm.
 */
export const NETWORK_EDITION = 2;
