package io.skybound.query.bookings;

import io.skybound.platform.processors.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import io.skybound.platform.signals.Signals;
import io.skybound.query.feed.Feed;
import io.skybound.query.feed.FeedHub;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ReadModel;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class BookingReadConfiguration {

    @Bean
    BookingFold bookingFold(PlaceNames places) {
        return new BookingFold(places);
    }

    @Bean
    BookingHistory bookingHistory(EventStore events, BookingFold fold) {
        return new BookingHistory(events, fold);
    }

    @Bean
    BookingRows bookingRows(JdbcTemplate jdbc) {
        return new BookingRows(jdbc, ReadModel.SCHEMA);
    }

    @Bean
    BookingProjection bookingProjection(BookingFold fold, BookingRows rows, BookingChanges changes, Signals signals) {
        return new BookingProjection(fold, rows, changes, Arrival.toEverybody(signals));
    }

    /** Not the changes: their ids are out in the world. */
    @Bean
    ReadModel bookingReadModel(BookingFold fold, JdbcTemplate jdbc) {
        return new ReadModel(
                BookingProjection.NAME,
                List.of("booking"),
                ReadModel.STREAM,
                schema -> new BookingProjection(
                        fold, new BookingRows(jdbc, schema), BookingChanges.none(jdbc), Arrival.TO_NOBODY));
    }

    @Bean
    BookingChanges bookingChanges(JdbcTemplate jdbc) {
        return new BookingChanges(jdbc);
    }

    @Bean
    Feed myBookingsFeed(FeedHub hub, JdbcTemplate jdbc, BookingHistory history, EventStore events, Signals signals) {
        return hub.feed(new MyBookingsSource(jdbc, history, events))
                .follow(signals, BookingProjection.NAME, Arrival::whose, arrival -> Long.MAX_VALUE);
    }

    @Bean
    ConfigurerModule bookingProcessor() {
        return Processors.projection(BookingProjection.NAME);
    }

    /** Travellers may look at their own. */
    @Bean
    AccessRules bookingReadAccess() {
        return AccessRules.rules()
                .role(
                        Roles.TRAVELLER,
                        HttpMethod.GET,
                        "/bookings/{id}",
                        "/users/me/bookings",
                        "/users/me/bookings/stream");
    }
}
