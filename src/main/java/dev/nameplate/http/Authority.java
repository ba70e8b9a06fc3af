package dev.nameplate.http;

/** What stands in {@code Host} or {@code :authority}. */
final class Authority {

    private static final int LONGEST = 255;
    private static final String OTHERS = "-._:[]~%!$&'()*+;=";

    private Authority() {}

    /** Whether a text may be a host with or without a port; user names, lists and spaces are none. */
    static boolean isSound(CharSequence host) {
        if (host.isEmpty() || host.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && OTHERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
