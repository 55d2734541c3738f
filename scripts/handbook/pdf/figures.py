"""The lineage on paper: its figure, and its list in words."""

from collections.abc import Callable

from handbook.diagram import Drawing, Rail
from handbook.pdf import words
from handbook.pdf.lines import join
from handbook.pdf.model import Block, Items, Paragraph, Picture, Run, Stroke

Draw = Callable[[Drawing], str]
"""Makes the SVG of a drawing."""


def show_drawing(drawing: Drawing, draw: Draw) -> Picture:
    """Show a figure with its legend and its words."""
    legend = tuple(
        Stroke(
            bundle.stroke.label,
            bundle.look.colour,
            bundle.look.width,
            tuple(float(dash) for dash in bundle.look.dashes.split()),
            bundle.stroke.arrow,
        )
        for bundle in drawing.legend
    )
    description = words.PICTURE.format(title=drawing.title, description=drawing.description)
    return Picture(draw(drawing), description, drawing.width, drawing.height, legend)


def list_rail(rail: Rail) -> Items:
    """List what a figure shows, in the order of time."""
    items: list[tuple[Block, ...]] = []
    for row in rail.rows:
        when = (Run(f"{row.node.when} "),) if row.node.when else ()
        name = Run(row.node.label, "strong", row.node.href)
        phrases = join(
            [
                (
                    Run(f"{phrase.relation} "),
                    *join([(Run(each.label, href=each.href),) for each in phrase.links], ", "),
                )
                for phrase in row.phrases
            ],
            "; ",
        )
        first = Paragraph((*when, name, Run(f" · {row.lane}", "soft")))
        items.append((first, Paragraph(phrases, "remark")) if phrases else (first,))
    return Items(tuple(items), is_ragged=True)
