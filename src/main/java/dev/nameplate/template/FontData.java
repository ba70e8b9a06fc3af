package dev.nameplate.template;

import java.util.Set;

/**
 * A font file that belongs to a template: one of its own folder's, or of what it is made with.
 *
 * @param name what the file is called
 * @param digest SHA-256 of its bytes in hexadecimal digits; decides whether two are equal
 * @param bytes never written again
 * @param families the families of its faces
 */
public record FontData(String name, String digest, byte[] bytes, Set<String> families) {

    public FontData {
        families = Set.copyOf(families);
    }

    /** The same file by another name. */
    public FontData named(String newName) {
        return new FontData(newName, digest, bytes, families);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FontData it && digest.equals(it.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return name + " with " + families;
    }
}
