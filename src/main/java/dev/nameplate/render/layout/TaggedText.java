package dev.nameplate.render.layout;

/**
 * Words, each character with a tag of its own: 0, or what it was added with.
 *
 * <p>Not thread-safe.
 */
final class TaggedText implements CharSequence {

    private final StringBuilder chars = new StringBuilder();
    private final StringBuilder tags = new StringBuilder();

    static TaggedText of(String text, char tag) {
        TaggedText tagged = new TaggedText();
        for (int i = 0; i < text.length(); i++) {
            tagged.tags.append(tag);
        }
        tagged.chars.append(text);
        return tagged;
    }

    void append(TaggedText text) {
        chars.append(text.chars);
        tags.append(text.tags);
    }

    char tag(int index) {
        return tags.charAt(index);
    }

    void setLength(int length) {
        chars.setLength(length);
        tags.setLength(length);
    }

    TaggedText from(int start) {
        return part(start, length());
    }

    private TaggedText part(int start, int end) {
        TaggedText part = new TaggedText();
        part.chars.append(chars, start, end);
        part.tags.append(tags, start, end);
        return part;
    }

    /** The same tags under words whose beginning was rewritten, and may have become longer or shorter. */
    TaggedText rewritten(String words) {
        TaggedText rewritten = new TaggedText();
        rewritten.chars.append(words);
        for (int i = 0; i < words.length(); i++) {
            rewritten.tags.append(tag(Math.max(0, length() - words.length() + i)));
        }
        return rewritten;
    }

    TaggedText stripLeading() {
        return from(length() - toString().stripLeading().length());
    }

    TaggedText strip() {
        String text = toString();
        int end = text.stripTrailing().length();
        // All of a blank text is at its beginning and at its end.
        return part(Math.min(end, text.length() - text.stripLeading().length()), end);
    }

    boolean isBlank() {
        return toString().isBlank();
    }

    @Override
    public int length() {
        return chars.length();
    }

    @Override
    public char charAt(int index) {
        return chars.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return chars.subSequence(start, end);
    }

    @Override
    public String toString() {
        return chars.toString();
    }
}
