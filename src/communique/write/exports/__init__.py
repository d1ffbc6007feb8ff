"""Records to the formats of other tools: calendars, maps, tables, graphs, event data, web pages.

One module a format; `registry` lists them with what each holds and what it cannot. `export` takes records as they come,
from a file or a store, and writes them to a file, a folder or a stream.
"""

from communique.write.exports.exporting import export
from communique.write.exports.registry import FORMATS, Format, format_named
from communique.write.exports.selection import Selection
from communique.write.exports.tally import Tally

__all__ = ["FORMATS", "Format", "Selection", "Tally", "export", "format_named"]
