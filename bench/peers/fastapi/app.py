"""The seed's design: FastAPI on rows, with asyncpg in place of Supabase's client, which would add a hop over HTTP.

Nobody signs in and no mail is sent, so it has less to do than SkyBound. The gateway is a function that says yes at once.
"""

import os
import secrets
from datetime import date
from decimal import Decimal
from typing import List, Optional
from uuid import UUID

import asyncpg
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
SOMEBODY = UUID(int=1)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@app.on_event("startup")
async def connect():
    size = int(os.environ.get("POOL", "24"))
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=size, max_size=size)


@app.on_event("shutdown")
async def disconnect():
    await app.state.pool.close()


class NewFlight(BaseModel):
    seats: int


class BookedFlight(BaseModel):
    flight_id: UUID
    is_return_flight: bool = False


class Passenger(BaseModel):
    type: str
    first_name: str
    last_name: str
    date_of_birth: date
    passport_number: str
    nationality: str
    cabin_class: str


class BookingCreate(BaseModel):
    trip_type: str
    flights: List[BookedFlight]
    passengers: List[Passenger]


class PaymentCreate(BaseModel):
    booking_id: UUID
    amount: Decimal
    currency: str
    payment_method: str
    payment_details: dict


class FlightSearchParams(BaseModel):
    from_code: str
    to_code: str
    departure_date: date
    passengers: int
    cabin_class: Optional[str] = "economy"
    limit: int = 50


def money(amount: Decimal) -> dict:
    return {"amount": str(amount), "currency": "USD"}


@app.get("/health")
async def health():
    return {"status": "up"}


@app.post("/ops/flights", status_code=201)
async def create_flight(flight: NewFlight):
    async with app.state.pool.acquire() as db:
        id = await db.fetchval(
            """INSERT INTO flights (flight_number, airline_id, origin_airport_id, destination_airport_id, departure_time,
                   arrival_time, departure_date, duration_minutes, aircraft_type, economy_price, economy_available,
                   economy_seats)
               SELECT 'DL400', l.id, o.id, d.id, now() + '30 days', now() + '30 days 6 hours', current_date + 30, 360,
                   'A320', 199.90, $1, $1
               FROM airlines l, airports o, airports d
               WHERE l.code = 'DL' AND o.iata_code = 'JFK' AND d.iata_code = 'LAX' RETURNING id""",
            flight.seats,
        )
    return {"id": id}


@app.post("/bookings", status_code=201)
async def create_booking(booking: BookingCreate):
    seats = len(booking.passengers)
    async with app.state.pool.acquire() as db, db.transaction():
        total = Decimal(0)
        # In one order for everybody, so that two round trips can't wait for each other.
        for leg in sorted(booking.flights, key=lambda f: f.flight_id):
            price = await db.fetchval(
                """UPDATE flights SET economy_available = economy_available - $2, updated_at = now()
                   WHERE id = $1 AND economy_available >= $2 AND status NOT IN ('cancelled', 'arrived')
                       AND departure_time > now()
                   RETURNING economy_price""",
                leg.flight_id,
                seats,
            )
            if price is None:
                raise HTTPException(status_code=409, detail="sold_out")
            total += price * seats
        row = await db.fetchrow(
            """INSERT INTO bookings (user_id, booking_reference, trip_type, total_amount)
               VALUES ($1, $2, $3, $4) RETURNING id, created_at""",
            SOMEBODY,
            "".join(secrets.choice(LETTERS) for _ in range(8)),
            booking.trip_type,
            total,
        )
        await db.executemany(
            "INSERT INTO booking_flights (booking_id, flight_id, is_return_flight) VALUES ($1, $2, $3)",
            [(row["id"], leg.flight_id, leg.is_return_flight) for leg in booking.flights],
        )
        await db.executemany(
            """INSERT INTO passengers (booking_id, type, first_name, last_name, date_of_birth, passport_number,
                   nationality, cabin_class) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
            [
                (row["id"], p.type, p.first_name, p.last_name, p.date_of_birth, p.passport_number, p.nationality,
                 p.cabin_class)
                for p in booking.passengers
            ],
        )
    return {
        "id": row["id"],
        "status": "pending",
        "status_detail": "awaiting_payment",
        "total_amount": money(total),
        "flights": booking.flights,
        "passengers": booking.passengers,
        "created_at": row["created_at"],
    }


async def charge(payment: PaymentCreate) -> bool:
    return payment.payment_details.get("token") == "tok_visa"


@app.post("/payments", status_code=201)
async def process_payment(payment: PaymentCreate):
    pool = app.state.pool
    async with pool.acquire() as db, db.transaction():
        booking = await db.fetchrow(
            "SELECT status, total_amount FROM bookings WHERE id = $1 FOR UPDATE", payment.booking_id)
        if booking is None:
            raise HTTPException(status_code=404, detail="booking_not_found")
        if booking["status"] != "pending":
            raise HTTPException(status_code=409, detail="booking_is_not_pending")
        if booking["total_amount"] != payment.amount:
            raise HTTPException(status_code=422, detail="amount_mismatch")
        id = await db.fetchval(
            """INSERT INTO payments (booking_id, amount, currency, status, payment_method)
               VALUES ($1, $2, $3, 'pending', $4) RETURNING id""",
            payment.booking_id, payment.amount, payment.currency, payment.payment_method)
    # Whatever happens to this process now, there is a record of the attempt.
    paid = await charge(payment)
    async with pool.acquire() as db, db.transaction():
        await db.execute("UPDATE payments SET status = $2 WHERE id = $1", id, "completed" if paid else "failed")
        if paid:
            await db.execute(
                "UPDATE bookings SET status = 'confirmed', updated_at = now() WHERE id = $1", payment.booking_id)
    return {"id": id, "booking_id": payment.booking_id, "status": "completed" if paid else "failed"}


@app.get("/bookings/{id}")
async def get_booking(id: UUID):
    async with app.state.pool.acquire() as db:
        booking = await db.fetchrow("SELECT * FROM bookings WHERE id = $1", id)
        if booking is None:
            raise HTTPException(status_code=404, detail="booking_not_found")
        legs = await db.fetch(
            """SELECT f.id, f.flight_number, f.departure_time, f.arrival_time, o.iata_code AS origin,
                   d.iata_code AS destination, l.is_return_flight
               FROM booking_flights l JOIN flights f ON f.id = l.flight_id
               JOIN airports o ON o.id = f.origin_airport_id JOIN airports d ON d.id = f.destination_airport_id
               WHERE l.booking_id = $1""", id)
        passengers = await db.fetch(
            "SELECT type, first_name, last_name, nationality, cabin_class FROM passengers WHERE booking_id = $1", id)
    return {
        "id": booking["id"],
        "booking_reference": booking["booking_reference"],
        "trip_type": booking["trip_type"],
        "status": booking["status"],
        "status_detail": "confirmed" if booking["status"] == "confirmed" else "awaiting_payment",
        "total_amount": money(booking["total_amount"]),
        "flights": [dict(leg) for leg in legs],
        "passengers": [dict(p) for p in passengers],
        "created_at": booking["created_at"],
        "updated_at": booking["updated_at"],
    }


@app.post("/flights/search")
async def search_flights(search: FlightSearchParams):
    async with app.state.pool.acquire() as db:
        rows = await db.fetch(
            """SELECT f.*, l.code AS airline_code, l.name AS airline_name,
                   o.iata_code AS origin_code, o.name AS origin_name, o.city AS origin_city, o.timezone AS origin_zone,
                   d.iata_code AS destination_code, d.name AS destination_name, d.city AS destination_city,
                   d.timezone AS destination_zone
               FROM flights f JOIN airlines l ON l.id = f.airline_id
               JOIN airports o ON o.id = f.origin_airport_id JOIN airports d ON d.id = f.destination_airport_id
               WHERE o.iata_code = $1 AND d.iata_code = $2 AND f.departure_date = $3 AND f.economy_available >= $4
               ORDER BY f.departure_time LIMIT $5""",
            search.from_code, search.to_code, search.departure_date, search.passengers, search.limit)
    return [
        {
            "id": r["id"],
            "flight_number": r["flight_number"],
            "airline": {"code": r["airline_code"], "name": r["airline_name"]},
            "origin_airport": {"iata_code": r["origin_code"], "name": r["origin_name"], "city": r["origin_city"],
                               "time_zone": r["origin_zone"]},
            "destination_airport": {"iata_code": r["destination_code"], "name": r["destination_name"],
                                    "city": r["destination_city"], "time_zone": r["destination_zone"]},
            "departure_time": r["departure_time"],
            "arrival_time": r["arrival_time"],
            "duration_minutes": r["duration_minutes"],
            "status": r["status"],
            "aircraft_type": r["aircraft_type"],
            "cabins": {"economy": {"price": money(r["economy_price"]), "available": r["economy_available"],
                                   "seats": r["economy_seats"]}},
            "updated_at": r["updated_at"],
        }
        for r in rows
    ]
