package dev.nameplate.encode;

/**
 * What holds for all images of a template in one format and density.
 *
 * @param quality 30..95, the usual upper end of the search
 * @param fullChroma whether JPEG keeps colour at full resolution (4:4:4) instead of 4:2:0
 */
public record EncodeSettings(int quality, boolean fullChroma) {}
