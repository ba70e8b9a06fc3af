package dev.nameplate.encode.palette;

/**
 * A colour and how often it occurs.
 *
 * @param weight grows slower than the count, for a small thing of its own colour should not vanish beside a large ground
 */
public record Shade(int colour, long count, double weight) {

    public Shade(int colour, long count) {
        this(colour, count, Math.sqrt(count));
    }

    int channel(int i) {
        return colour >>> 8 * i & 255;
    }
}
