"""Which page of training is shown at which place, by its name. A call that is practised has the ordinary pages."""

from __future__ import annotations

from typing import Final

from screens.training.classroom import Place

PAGES: Final[dict[Place, str]] = {
    Place.SCENARIOS: "screens.training.scenarios:ScenariosScreen",
    Place.BRIEF: "screens.training.brief:BriefScreen",
    Place.SCORE: "screens.training.score:ScoreScreen",
    Place.REPLAY: "screens.training.replay:ReplayScreen",
    Place.PROGRESS: "screens.training.progress:ProgressScreen",
}
