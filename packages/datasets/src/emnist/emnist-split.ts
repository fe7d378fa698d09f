/**
 * Which part of EMNIST, by its makers' names:
 *
 * - `byclass`: all characters, digits and upper-case and lower-case letters, in 62 classes of very different sizes;
 * - `bymerge`: the same images in 47 classes: letters whose two cases look alike (C, I, J, K, L, M, O, P, S, U, V, W, X, Y, Z) are one;
 * - `balanced`: the classes of `bymerge`, made equally large;
 * - `letters`: the letters alone, both cases of each in one of 26 classes, equally large;
 * - `digits`: the digits alone, equally many of each;
 * - `mnist`: as many digits as MNIST has, equally many of each. They are not MNIST's images.
 */
export type EmnistSplit = "byclass" | "bymerge" | "balanced" | "letters" | "digits" | "mnist";
