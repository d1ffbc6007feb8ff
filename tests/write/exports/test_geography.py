"""GeoJSON, opened by geojson and shapely."""

from __future__ import annotations

from pathlib import Path

import geojson
from shapely.geometry import shape

from communique.record import Record
from communique.write.exports.geography import NO_LINE, NO_POINT, legs
from tests.write.exports.conftest import count, exported, hard_record


def _features(path: Path) -> list[dict[str, object]]:
    collection = geojson.loads(path.read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    return list(collection["features"])


def test_every_engagement_and_leg_is_a_feature(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "geojson", tmp_path / "x.geojson")
    features = _features(tmp_path / "x.geojson")
    told = [f["properties"]["feature"] for f in features]  # type: ignore[index]
    assert told.count("engagement") == count(records, "engagements") == tally.written["engagements"]
    assert told.count("leg") == sum(len(legs(record)) for record in records)
    assert sum(len(leg.told) for record in records for leg in legs(record)) == count(records, "movements")
    empty = [f for f in features if f["geometry"] is None]
    assert len(empty) == tally.aside[NO_LINE] + tally.aside[NO_POINT] > 0
    shapes = [shape(f["geometry"]) for f in features if f["geometry"]]
    assert all(one.is_valid and one.bounds[0] >= -180 and one.bounds[2] <= 180 for one in shapes)
    assert {"Point", "LineString"} <= {one.geom_type for one in shapes} <= {"Point", "LineString", "MultiLineString"}


def test_places_stand_where_they_are(hard: Record, tmp_path: Path) -> None:
    exported([hard], "geojson", tmp_path / "x.geojson")
    arrival, departure, meeting, *_ = _features(tmp_path / "x.geojson")
    assert arrival["geometry"]["coordinates"] == [[-3.7, 40.42], [-9.13, 38.72]]  # type: ignore[index]
    assert (arrival["properties"]["from"], arrival["properties"]["to"]) == ("Madrid", "Lisbon")  # type: ignore[index]
    assert departure["geometry"]["coordinates"][1] == [12.48, 41.89]  # type: ignore[index]
    assert meeting["geometry"]["coordinates"] == [-9.13, 38.72]  # type: ignore[index]
    told = meeting["properties"]
    assert [one["act"] for one in told["statements"]] == ["thank", "say"]  # type: ignore[index]
    assert told["evidence"] == "met with the President of Portugal"  # type: ignore[index]
    assert told["participants"][1] == {  # type: ignore[index]
        "name": "Rui Falcão", "role": "counterpart", "office": "President, Portugal"}


def test_departure_and_arrival_are_one_leg_unless_they_disagree(hard: Record) -> None:
    arrival, departure = (movement.model_dump(by_alias=True) for movement in hard.movements)
    gone = departure | {"id": "m1", "to": "place:rome-it"}
    there = arrival | {"id": "m2", "place": "place:rome-it", "country": "IT", "from": "place:lisbon-pt"}
    assert [len(leg.told) for leg in legs(hard_record(movements=[gone, there]))] == [2]
    elsewhere = there | {"place": "place:madrid-es", "country": "ES"}
    assert [len(leg.told) for leg in legs(hard_record(movements=[gone, elsewhere]))] == [1, 1]
    untold = [gone | {"to": None}, there | {"from": None}]
    assert [len(leg.told) for leg in legs(hard_record(movements=untold))] == [1, 1], "no word joins them"


def test_a_line_is_cut_at_the_antimeridian(hard: Record, tmp_path: Path) -> None:
    places = [place.model_dump() for place in hard.places]
    places[0] |= {"lat": -18.0, "lon": 178.0}
    places[1] |= {"lat": -16.0, "lon": -178.0}
    exported([hard_record(places=places)], "geojson", tmp_path / "x.geojson")
    line = _features(tmp_path / "x.geojson")[0]["geometry"]
    assert line["type"] == "MultiLineString"  # type: ignore[index]
    assert line["coordinates"] == [  # type: ignore[index]
        [[-178.0, -16.0], [-180.0, -17.0]], [[180.0, -17.0], [178.0, -18.0]]]
    assert shape(line).length < 5
