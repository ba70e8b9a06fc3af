package dev.nameplate.render.font;

/**
 * What text asks of the font book.
 *
 * @param family the family tried first
 * @param weight 100..900; the nearest there is by the rules of CSS
 * @param italic slanted where the family has such a face; never slanted by calculation
 * @param language BCP 47 tag; decides between faces for Chinese, Japanese and Korean
 * @param ligatures whether letters may join into one glyph; off where letters are spaced
 * @param tabular whether all figures get the width of the widest
 */
public record Typeface(
        String family, int weight, boolean italic, String language, boolean ligatures, boolean tabular) {}
