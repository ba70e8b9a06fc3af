package dev.nameplate.merge;

import java.util.Optional;

/**
 * What a merge knows beside the link and the fields.
 *
 * @param language BCP 47 tag of the template's language, used where the link names none
 * @param coverage what can be drawn; absent when nobody asks
 * @param words what counts as missing when it comes from the open part
 */
public record MergeContext(String language, Optional<Coverage> coverage, WordList words) {

    /** With our own word list. */
    public MergeContext(String language, Optional<Coverage> coverage) {
        this(language, coverage, WordList.usual());
    }

    /** A context that takes every text as drawable. */
    public static MergeContext of(String language) {
        return new MergeContext(language, Optional.empty());
    }
}
