package dev.nameplate.proof;

/** One question that is asked of a template and of every picture. Confined to one thread. */
interface Check {

    /** Looks at one contact's picture; they come in the order of the contacts. */
    void look(Specimen specimen, Findings findings);

    /** Says what could only be said once all pictures were seen, or of the document itself. */
    default void end(Findings findings) {
        // Most checks have said it all.
    }
}
