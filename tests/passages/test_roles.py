"""In which role an author is presented, and for whom the author works."""

import pytest
from made_up_pages import TEXT, pages

# How the host presents someone; the role
ROLES = [
    ("Yasmin Ekblad, HR-direktör, på bloggen.", "HR-direktör"),
    ("vår HR-direktör Yasmin Ekblad på bloggen.", "HR-direktör"),
    ("IT-chefen Yasmin Ekblad.", "IT-chef"), ("enhetschefen Yasmin Ekblad.", "enhetschef"),
    ("Yasmin Ekblad, forsknings- och utvecklingschef.", "forsknings- och utvecklingschef"),
    ("vår forsknings- och utvecklingschef Yasmin Ekblad.", "forsknings- och utvecklingschef"),
    ("Yasmin Ekblad, tf. enhetschef i Mora, på bloggen.", "tf. enhetschef i Mora"),
    ("tf. enhetschefen Yasmin Ekblad.", "tf. enhetschef"),
    ("biträdande IT-direktören Yasmin Ekblad.", "biträdande IT-direktör"),
    ("Yasmin Ekblad, f.d. generaldirektör.", "f.d. generaldirektör"),
    ("Kriminalvårdens GD Yasmin Ekblad.", "GD"), ("vd:n Yasmin Ekblad.", "vd"),
    ("Yasmin Ekblad, rektor på Moraskolan.", "rektor på Moraskolan"),
    ("kommunikatören Yasmin Ekblad.", "kommunikatör"), ("ordföranden Yasmin Ekblad.", "ordförande"),
    ("landshövdingen Yasmin Ekblad.", "landshövding"),
    ("handläggaren Yasmin Ekblad.", "handläggare"),
    ("Yasmin Ekblad, chef för HR och inköp, på bloggen.", "chef för HR och inköp"),
    ("Yasmin Ekblad, chef för HR, IT och inköp.", "chef för HR, IT och inköp"),
    ("Yasmin Ekblad. Hon arbetar som jurist hos oss.", "jurist hos oss"),
    ("Yasmin Ekblad. Hon är ny IT-chef.", "IT-chef"),
]


@pytest.mark.parametrize("presentation, role", ROLES)
def test_a_role_is_the_whole_phrase(read, presentation, role):
    [post] = read(*pages(f"Idag skriver {presentation}\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                         "Yasmin Ekblad")).posts
    assert [(author.name, author.role) for author in post.authors] == [("Yasmin Ekblad", role)]


def test_role_below_a_signature_is_no_caption(read):
    [post] = read("1 juni 2017\n\nEtt möte\n\nIdag skriver Lena Hök på bloggen.\n\n"
                  "Vi talade om jobben i dag.\n\nLena Hök\n\nOrganisationschef\n").posts
    assert "caption" not in post.texts
    assert post.authors[0].role == "organisationschef"


# How the host presents someone; what is asked about it, and the words of the question
EMPLOYERS = [
    ("Yasmin Ekblad, enhetschef i Mora, på bloggen.", {}),
    ("Yasmin Ekblad, chef för Ledningsstaben, på bloggen.", {}),
    ("Yasmin Ekblad, jurist på Arbetsförmedlingen i Mora.", {}),
    ("Yasmin Ekblad på bloggen.", {"role": "Yasmin Ekblad"}),
    ("Yasmin Ekblad från Försäkringskassan på bloggen.",
     {"role": "Yasmin Ekblad", "employer": "Försäkringskassan"}),
    ("Yasmin Ekblad. Hon arbetar med unga på Kriminalvården.",
     {"role": "Yasmin Ekblad", "employer": "Kriminalvården"}),
    ("Försäkringskassans it-chef Yasmin Ekblad.", {"employer": "Försäkringskassan"}),
    ("Yasmin Ekblad, it-chef på Zetabolaget.", {"employer": "Zetabolaget"}),
    ("Zetas it-chef Yasmin Ekblad.", {"employer": "Zeta"}),
    ("Yasmin Ekblad, jurist vid Uppsala universitet.", {"employer": "Uppsala universitet"}),
    ("Yasmin Ekblad, vd för Företagarna.", {"employer": "Företagarna"}),
    ("landshövding Yasmin Ekblad.", {"employer": "Yasmin Ekblad"}),
]


def test_an_employer_below_the_name_is_asked_about(read):
    blog = read(*pages(f"Idag skriver Yasmin Ekblad på bloggen.\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                       "Yasmin Ekblad\n\nIT-chef\n\nFörsäkringskassan"))
    assert [q.guess for q in blog.questions if q.topic == "employer"] == ["forsakringskassan"]


@pytest.mark.parametrize("presentation, asked", EMPLOYERS)
def test_another_employer_or_no_role_is_asked_about(read, presentation, asked):
    blog = read(*pages(f"Idag skriver {presentation}\n\nTrevlig läsning!\n\n{TEXT}\n\n"
                       "Yasmin Ekblad"))
    assert {q.topic: q.surface for q in blog.questions
            if q.topic in ("authors", "role", "employer")} == asked
