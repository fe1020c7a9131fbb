package io.skybound.allinone.demo;

import java.util.Locale;
import java.util.function.Consumer;

/** Says how far the schedule is: a line for about each tenth, and none for what was there before. */
final class Progress {

    private final long total;
    private final Consumer<String> say;
    private long done;
    private long tenthsSaid;

    Progress(long total, Consumer<String> say) {
        this.total = total;
        this.say = say;
    }

    void add(long flights, boolean sinceNow) {
        done += flights;
        long tenths = total == 0 ? 10 : 10 * done / total;
        if (tenths > tenthsSaid) {
            tenthsSaid = tenths;
            if (sinceNow) {
                say.accept(String.format(Locale.ROOT, "Demo schedule: %,d of %,d flights", done, total));
            }
        }
    }
}
