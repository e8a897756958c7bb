/** Added to the variance, and the share of a batch in the running statistics: PyTorch's defaults, which NAS-Bench-201 keeps. */
export const NORM_EPSILON = 1e-5;
export const NORM_MOMENTUM = 0.1;
