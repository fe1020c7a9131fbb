package io.skybound.process.mail;

/**
 * What a reader sees first.
 *
 * @param preheader the line that mailboxes show next to the subject
 * @param label one or two words on what has happened
 */
record Opening(String subject, String preheader, Tone tone, String label, String headline) {

    /** How the label looks: the word in its CSS class, and its colours for readers that know no classes. */
    enum Tone {
        GOOD("good", "background:#dcf5e8;color:#0c6b43;"),
        CALM("calm", "background:#e6edf4;color:#3c5066;"),
        WARN("warn", "background:#fff0cf;color:#7a4b00;"),
        BAD("bad", "background:#fde3e3;color:#9c1c1c;");

        private final String word;
        private final String colours;

        Tone(String word, String colours) {
            this.word = word;
            this.colours = colours;
        }

        String word() {
            return word;
        }

        String colours() {
            return colours;
        }
    }
}
