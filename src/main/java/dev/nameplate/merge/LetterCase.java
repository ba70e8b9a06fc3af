package dev.nameplate.merge;

/** How the letters of a text field are set. */
public enum LetterCase {
    /** As it arrived. */
    AS_IS,
    /** All upper case, by the language's rules. */
    UPPER,
    /** All lower case, by the language's rules. */
    LOWER,
    /** Each word capitalised. */
    TITLE,
    /**
     * A person's or company's name: capitalised when it arrived in all capitals or all small letters, else left alone;
     * keeps McDonald, O'Neil, van der Berg, AT&amp;T.
     */
    SMART,
    /** First letter capitalised, the rest as it arrived. */
    SENTENCE
}
