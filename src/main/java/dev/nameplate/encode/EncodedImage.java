package dev.nameplate.encode;

/**
 * A finished image. Immutable: the bytes are shared and never written.
 *
 * @param bytes the file
 * @param format what it is
 * @param width pixels
 * @param height pixels
 * @param quality the quality used; of GIF that of its {@link dev.nameplate.encode.gif.Grade}, of PNG 100
 * @param overBudget whether it exceeds its budget at the least quality
 */
public record EncodedImage(byte[] bytes, Format format, int width, int height, int quality, boolean overBudget) {}
