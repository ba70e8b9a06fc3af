package dev.nameplate.csv;

import java.io.IOException;
import java.io.InputStream;

/** Counts what of a file is UTF-8 and what cannot be. */
final class Utf8Survey {

    private long characters;
    private long faults;
    private int more;
    private int least;
    private int most;

    private Utf8Survey() {}

    /**
     * The encoding of a file without a byte order mark: UTF-8 if all of it is, or more of its characters beyond ASCII are than are not;
     * else windows-1252.
     */
    static CsvEncoding of(InputStream file) throws IOException {
        Utf8Survey survey = new Utf8Survey();
        byte[] some = new byte[1 << 14];
        for (int read = file.read(some); read >= 0; read = file.read(some)) {
            for (int i = 0; i < read; i++) {
                survey.see(some[i] & 0xFF);
            }
        }
        if (survey.more > 0) {
            survey.faults++;
        }
        return survey.faults == 0 || survey.characters > survey.faults ? CsvEncoding.UTF_8 : CsvEncoding.WINDOWS_1252;
    }

    private void see(int c) {
        if (more > 0) {
            if (c >= least && c <= most) {
                least = 0x80;
                most = 0xBF;
                if (--more == 0) {
                    characters++;
                }
                return;
            }
            more = 0;
            faults++;
        }
        if (c < 0x80) {
            return;
        }
        more = c < 0xC2 || c > 0xF4 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
        least = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
        most = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        if (more == 0) {
            faults++;
        }
    }
}
