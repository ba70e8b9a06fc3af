package dev.nameplate.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of each folder as it was last looked at, so that nothing is compiled again before it changes. Folders are known by
 * fingerprints. Thread-safe.
 */
final class FolderStates {

    private final Map<String, String> refused = new ConcurrentHashMap<>();

    /** What each folder had where something else is served, as another node published it. */
    private final Map<String, String> overruled = new ConcurrentHashMap<>();

    /** Of the folder alone, without its store and its brand kit. */
    private final Map<String, String> saved = new ConcurrentHashMap<>();

    /** Forgets what became of folders that are gone; what was saved in them stays known, for they may come back. */
    void retain(Set<String> paths) {
        refused.keySet().retainAll(paths);
        overruled.keySet().retainAll(paths);
    }

    /** Whether it is known that nothing of this is to be served. */
    boolean isSettled(String path, String fingerprint) {
        return fingerprint.equals(refused.get(path)) || fingerprint.equals(overruled.get(path));
    }

    void refused(String path, String fingerprint) {
        refused.put(path, fingerprint);
    }

    /** What the folder has is served. */
    void served(String path) {
        refused.remove(path);
        overruled.remove(path);
    }

    /** What another node published is served. @param instead of what the folder has; empty when nothing of it was served */
    void servedElsewhere(String path, String instead) {
        refused.remove(path);
        if (!instead.isEmpty()) {
            overruled.put(path, instead);
        }
    }

    /** What the folder has is not served, since something else was published later. @return whether that is news */
    boolean overruled(String path, String fingerprint) {
        return !fingerprint.equals(overruled.put(path, fingerprint));
    }

    /** Takes note of what was looked at. @param folder the fingerprint of the folder alone */
    void lookedAt(String path, String folder) {
        saved.put(path, folder);
    }

    /** Whether somebody saved the folder since it was last looked at. */
    boolean isSavedAnew(String path, String folder) {
        String before = saved.get(path);
        return before != null && !before.equals(folder);
    }

    /** How many folders are refused. */
    int broken() {
        return refused.size();
    }
}
