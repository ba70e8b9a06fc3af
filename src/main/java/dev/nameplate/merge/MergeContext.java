package dev.nameplate.merge;

import java.util.Optional;

/**
 * What a merge knows beside the link and the fields.
 *
 * @param language BCP 47 tag of the template's language, used where the link names none
 * @param coverage what can be drawn; absent when nobody asks
 */
public record MergeContext(String language, Optional<Coverage> coverage) {

    /** A context that takes every text as drawable. */
    public static MergeContext of(String language) {
        return new MergeContext(language, Optional.empty());
    }
}
